// @pulumi/pulumi loads TypeScript and npm's Arborist into each of its processes, for the code of closures, which the
// programs of the tests do not have. The two are more than half of what a process loads: with this, they are loaded when
// something asks for them. What compiles programs in TypeScript loads it by its path.
const Module = require("node:module");

const DEFERRED = new Set(["typescript", "@npmcli/arborist"]);
const load = Module._load;

Module._load = function (request, parent, isMain) {
  if (!DEFERRED.has(request)) return load(request, parent, isMain);
  let loaded;
  const library = () => (loaded ??= load(request, parent, isMain));
  return new Proxy(function () {}, {
    // Compiled imports of a module that says so take it as it is, instead of copying what it exports.
    get: (_, key) => (key === "__esModule" ? true : Reflect.get(library(), key)),
    has: (_, key) => Reflect.has(library(), key),
    apply: (_, self, args) => Reflect.apply(library(), self, args),
    construct: (_, args) => Reflect.construct(library(), args),
  });
};
