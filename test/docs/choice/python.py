# Runs the program of this folder against mocks, with the offers that are the argument, and prints the type it takes.
import json
import runpy
import sys

import pulumi

offers = json.loads(sys.argv[1])


class Mocks(pulumi.runtime.Mocks):
    def call(self, args):
        kinds = args.args.get("instanceChargeTypes")
        return {"items": [offer for offer in offers if kinds is None or offer["instanceChargeType"] in kinds]}

    def new_resource(self, args):
        if "envData" in args.inputs:
            # The whole is a secret, since it holds one.
            print(args.inputs["envData"]["value"]["instanceType"])
        return [f"{args.name}-id", args.inputs]


pulumi.runtime.set_all_config({"render:nodePassword": "Gener8ed-by-test"})
pulumi.runtime.set_mocks(Mocks(), project="render")


@pulumi.runtime.test
def run():
    runpy.run_path("__main__.py")


run()
