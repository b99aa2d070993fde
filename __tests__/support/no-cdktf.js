throw new Error(
  "A unit test may not load CDKTF: a suite of one construct belongs to __tests__/constructs, one of whole stacks to WHOLE_STACKS in jest.config.js",
);
