// Runs the program of this folder against mocks, with the offers that are the argument, and prints the type it takes.
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "index.ts"));
const { runtime } = require("@pulumi/pulumi");

const offers = JSON.parse(process.argv[2]);
const mocks = {
  call: ({ inputs: { instanceChargeTypes } }) => ({
    items: offers.filter(
      ({ instanceChargeType }) => instanceChargeTypes?.includes(instanceChargeType) ?? true,
    ),
  }),
  newResource: ({ name, inputs }) => {
    // The whole is a secret, since it holds one.
    if (inputs.envData) console.log(inputs.envData.value.instanceType);
    return { id: `${name}-id`, state: inputs };
  },
};
runtime.setAllConfig({ "render:nodePassword": "Gener8ed-by-test" });
runtime.setMocks(mocks, "render");
require("./index.ts");
