import pulumi
from pulumi_batchflow import tencent

config = pulumi.Config()
zone = config.get("zone") or "ap-guangzhou-3"
bucket = config.get("bucket") or "cos://film-1250000000.cos.ap-guangzhou.myqcloud.com"
machine = tencent.EnvDataArgs(instance_type="S1.SMALL2", image_id="img-bd78fy2t")


class Farm(pulumi.ComponentResource):
    """Nodes that stand by, and the task that they run; the key of the bucket is a secret throughout."""

    def __init__(self, name: str, nodes: int, key: pulumi.Input[str], opts: pulumi.ResourceOptions | None = None):
        super().__init__("film:index:Farm", name, None, opts)
        self.env = tencent.ComputeEnv(
            f"{name}-nodes",
            placement=tencent.PlacementArgs(zone=zone),
            env_data=machine,
            desired_compute_node_count=nodes,
            tags={"team": "film"},
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.template = tencent.TaskTemplate(
            f"{name}-render",
            task_template_description="Renders one frame",
            task_template_info=tencent.TaskArgs(
                application=tencent.ApplicationArgs(
                    delivery_form="LOCAL",
                    command="render --frame $BATCH_TASK_INSTANCE_INDEX",
                ),
                env_id=self.env.id,
                authentications=[tencent.AuthenticationArgs(scene="COS", secret_id="AKIDfilm", secret_key=key)],
                output_mappings=[
                    tencent.OutputMappingArgs(source_path="/tmp/frames/", destination_path=f"{bucket}/frames/")
                ],
            ),
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.register_outputs({"environment_id": self.env.id, "template_id": self.template.id})


farm = Farm("farm", nodes=config.get_int("nodes") or 2, key=config.require_secret("bucketKey"))

# With an id in the configuration this takes over an environment that exists, instead of making one.
standby = tencent.ComputeEnv(
    "standby",
    env_name="standby",
    placement=tencent.PlacementArgs(zone=zone),
    env_data=machine,
    desired_compute_node_count=1,
    opts=pulumi.ResourceOptions(import_=config.get("standbyId")),
)

# Readers are functions. A list is the member `items` of their result.
found = tencent.get_compute_envs_output(env_ids=[farm.env.id])
details = tencent.get_compute_env_output(env_id=farm.env.id)

pulumi.export("environment_id", farm.env.id)
pulumi.export("template_id", farm.template.id)
pulumi.export("standby_id", standby.id)
pulumi.export("names", found.apply(lambda result: [env.env_name for env in result.items]))
pulumi.export("node_count", details.desired_compute_node_count)
