/** One project per kind of test, so that each can run alone: see the scripts in package.json. */
// The SDK would say in every suite that it will not support Node 20 for ever.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const shared = {
  preset: "ts-jest",
  testEnvironment: "node",
  rootDir: __dirname,
};

/** Folders of suites that need more than this process. */
const SLOW = ["__tests__/local/emulator/", "__tests__/local/gateway/", "__tests__/e2e/", "__tests__/boot/"];

module.exports = {
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", ...SLOW.map((folder) => `<rootDir>/${folder}`)],
    },
    {
      ...shared,
      displayName: "emulator",
      testMatch: ["<rootDir>/__tests__/local/{emulator,gateway}/**/*.test.ts"],
    },
    { ...shared, displayName: "e2e", testMatch: ["<rootDir>/__tests__/e2e/**/*.test.ts"] },
    { ...shared, displayName: "boot", testMatch: ["<rootDir>/__tests__/boot/**/*.test.ts"] },
  ],
};
