/* global console, process, require */
// In the words of the oldest Node.js, which reads this whole file before it says that it is too old.
if (parseInt(process.versions.node, 10) < 20) {
  console.error("pulumi-resource-batchflow needs Node.js 20 or later on PATH; this is " + process.version);
  process.exit(1);
}
// V8 lets the heap of a process that starts grow manifold before it looks for garbage: a quarter of the memory is that.
require("v8").setFlagsFromString("--heap-growing-percent=30");
require("./main.js");
