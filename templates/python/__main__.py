import pulumi
from pulumi_batchflow import tencent

config = pulumi.Config()
zone = config.get("zone") or "ap-guangzhou-3"


def price_of(offer):
    price = offer.price
    return price.unit_price if price.unit_price_discount is None else price.unit_price_discount


# The cheapest type with at least 4 cores and 8 GB, on sale by the hour, which is how the nodes below are paid for.
offers = tencent.get_cvm_zone_instance_config_infos(zones=[zone], instance_charge_types=["POSTPAID_BY_HOUR"]).items
fitting = [
    offer
    for offer in offers
    if offer.status == "SELL" and offer.cpu >= 4 and offer.memory >= 8 and price_of(offer) is not None
]
if not fitting:
    raise pulumi.RunError(f"no instance type of 4 cores and 8 GB is on sale by the hour in {zone}")
cheapest = min(fitting, key=price_of).instance_type

nodes = tencent.ComputeEnv(
    "nodes",
    placement={"zone": zone},
    desired_compute_node_count=config.get_int("nodes") or 2,
    env_data={
        "instance_type": cheapest,
        "image_id": "img-bd78fy2t",
        "login_settings": {"password": config.require_secret("nodePassword")},
    },
    tags={"team": "render"},
    # The nodes stay as they are when another type becomes the cheapest.
    opts=pulumi.ResourceOptions(ignore_changes=["envData.instanceType"]),
)

application = {"delivery_form": "LOCAL", "command": "python3 /opt/render.py"}

template = tencent.TaskTemplate(
    "render",
    task_template_info={"application": application, "env_id": nodes.id, "timeout": 3600},
)

job = tencent.Job(
    "frames",
    placement={"zone": zone},
    tasks=[
        {"task_name": "frames", "task_instance_num": 2, "application": application, "env_id": nodes.id},
        {"task_name": "movie", "application": application, "env_id": nodes.id},
    ],
    dependences=[{"start_task": "frames", "end_task": "movie"}],
    triggers=[config.get("release") or "1"],
    wait_for="finished",
    opts=pulumi.ResourceOptions(custom_timeouts=pulumi.CustomTimeouts(create="2h")),
)

pulumi.export("template", template.id)
pulumi.export("job", job.id)
