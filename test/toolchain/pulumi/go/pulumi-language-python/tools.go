//go:build tools

// Package tools pins the modules from which pulumi-language-python is built.
package tools

import _ "github.com/pulumi/pulumi/sdk/v3/python/cmd/pulumi-language-python"
