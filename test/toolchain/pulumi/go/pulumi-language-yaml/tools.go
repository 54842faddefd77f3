//go:build tools

// Package tools pins the modules from which pulumi-language-yaml is built.
package tools

import _ "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml"
