//go:build tools

// Package tools pins the modules from which pulumi-language-nodejs is built.
package tools

import _ "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs"
