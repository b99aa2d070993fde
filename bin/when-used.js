"use strict";
// What libraries load at each start and we never use: an archiver for assets, of which we have none, and zod's messages in
// forty languages. Loaded when something asks for it: a seventh of what synthesizing an environment costs.
const Module = require("node:module");

/** As it is asked for, and whether it is an ES module, which is the first question to it. */
const WHEN_USED = { archiver: undefined, "../locales/index.cjs": true };
const load = Module._load;

Module._load = function loadWhenUsed(request, parent, isMain) {
  if (!Object.hasOwn(WHEN_USED, request)) return load.call(this, request, parent, isMain);
  const loaded = () => load.call(Module, request, parent, isMain);
  return new Proxy(function () {}, {
    apply: (_, self, args) => Reflect.apply(loaded(), self, args),
    get: (_, key) => (key === "__esModule" ? WHEN_USED[request] : loaded()[key]),
    has: (_, key) => key in loaded(),
  });
};
