// Run by documents.ts in a process of its own: what check and diff of one large document take there, as JSON.
const { monitorEventLoopDelay, performance } = require("node:perf_hooks");
const process = require("node:process");

const { handler } = require("../../../dist/provider/index.js");

const URN = "urn:pulumi:bench::bench::pulumi-nodejs:dynamic/batchflow/paddleflow:Pipeline::large";
// Nobody listens there: nothing is sent.
const SETTINGS = JSON.stringify({
  endpoint: "http://127.0.0.1:9",
  username: "root",
  password: "none",
  skipCredentialsValidation: true,
});
const MILLION = 1e6;

/** A pipeline of so many bytes, in the form that people write. */
function pipeline(bytes, epoch) {
  const lines = ["name: large", "entry_points:"];
  let length = 0;
  for (let step = 0; length < bytes; step += 1) {
    const added = [
      `  step_${step}:`,
      `    command: "python train.py --lr {{lr}} --epoch ${step === 9 ? epoch : step} && echo done"`,
      `    env: {RATE: 0.${step}, SERVERS: ${step}}`,
      "    parameters:",
      `      lr: ${step / 7}`,
      "      mode: fast",
      `    deps: ${step === 0 ? '""' : `step_${step - 1}`}`,
    ];
    lines.push(...added);
    length += added.join("\n").length + 1;
  }
  return `${lines.join("\n")}\n`;
}

async function main(bytes, isChanged) {
  const provider = handler("paddleflow:Pipeline");
  await provider.configure({
    config: { get: (key) => (key === "batchflow:paddleflow" ? SETTINGS : undefined) },
  });
  const bag = (yaml) => ({ __identity: URN, yaml });
  // What is loaded at the first call counts for no document.
  await provider.check({}, bag("name: small\nentry_points: {}\n"));
  const [before, after] = [pipeline(bytes, 9), pipeline(bytes, isChanged ? 10 : 9)];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const processor = process.cpuUsage();
  const start = performance.now();
  const { inputs, failures } = await provider.check(bag(before), bag(after));
  const checked = performance.now();
  const { changes } = await provider.diff("ppl-000001", { ...bag(before), name: "large" }, inputs);
  const end = performance.now();
  delay.disable();
  if (failures.length > 0 || (changes !== false) !== isChanged)
    throw new Error("not what was to be measured");
  const { user, system } = process.cpuUsage(processor);
  const figures = {
    checkSeconds: (checked - start) / 1e3,
    diffSeconds: (end - checked) / 1e3,
    cpuSeconds: (user + system) / MILLION,
    longestBlockMs: delay.max / MILLION,
  };
  process.stdout.write(JSON.stringify(figures));
}

const [bytes, change] = process.argv.slice(2);
main(Number(bytes), change === "changed").catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
