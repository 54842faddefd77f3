//go:build tools

// Package tools pins the modules from which the PaddleFlow server and the storage of its tests are built.
package tools

import _ "github.com/PaddlePaddle/PaddleFlow/cmd/server"
