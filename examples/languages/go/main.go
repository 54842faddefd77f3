package main

import (
	"github.com/pulumi-batchflow/pulumi-batchflow/sdk/go/batchflow/tencent"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		settings := config.New(ctx, "")
		zone := settings.Get("zone")
		if zone == "" {
			zone = "ap-guangzhou-3"
		}

		farm, err := tencent.NewComputeEnv(ctx, "farm", &tencent.ComputeEnvArgs{
			Placement: tencent.PlacementArgs{Zone: pulumi.String(zone)},
			EnvData: tencent.EnvDataArgs{
				InstanceType: pulumi.String("S1.SMALL2"),
				ImageId:      pulumi.String("img-bd78fy2t"),
			},
			DesiredComputeNodeCount: pulumi.Int(2),
			Tags:                    pulumi.StringMap{"team": pulumi.String("film")},
		})
		if err != nil {
			return err
		}

		render, err := tencent.NewTaskTemplate(ctx, "render", &tencent.TaskTemplateArgs{
			TaskTemplateDescription: pulumi.String("Renders one frame"),
			TaskTemplateInfo: tencent.TaskArgs{
				Application: tencent.ApplicationArgs{
					DeliveryForm: pulumi.String("LOCAL"),
					Command:      pulumi.String("render --frame $BATCH_TASK_INSTANCE_INDEX"),
				},
				EnvId: farm.ID(),
				Authentications: tencent.AuthenticationArray{tencent.AuthenticationArgs{
					Scene:     pulumi.String("COS"),
					SecretId:  pulumi.String("AKIDfilm"),
					SecretKey: settings.RequireSecret("bucketKey"),
				}},
			},
		})
		if err != nil {
			return err
		}

		// Readers are functions. One that reads a single object of a resource's kind is named Lookup….
		details := tencent.LookupComputeEnvOutput(ctx, tencent.LookupComputeEnvOutputArgs{EnvId: farm.ID()})
		found := tencent.GetComputeEnvsOutput(ctx, tencent.GetComputeEnvsOutputArgs{
			EnvIds: pulumi.StringArray{farm.ID()},
		})

		ctx.Export("environmentId", farm.ID())
		ctx.Export("templateId", render.ID())
		ctx.Export("nodeCount", details.DesiredComputeNodeCount())
		ctx.Export("name", found.Items().Index(pulumi.Int(0)).EnvName())
		return nil
	})
}
