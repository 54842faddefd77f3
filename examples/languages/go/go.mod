module batchflow-go

go 1.25.11

require (
	github.com/pulumi-batchflow/pulumi-batchflow/sdk/go/batchflow v0.1.0
	github.com/pulumi/pulumi/sdk/v3 v3.255.0
)
