const { default: Sequencer } = require("@jest/test-sequencer");

/**
 * A clean clone has no record of how long a suite takes, and Jest then begins with the largest file. What waits for a
 * deployment must begin first: it sets how long `npm test` takes.
 */
const LONGEST = ["/e2e/dev", "/e2e/prod", "/e2e/", "/local/emulator/"];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one.path) - rank(other.path));
  }
};

function rank(path) {
  const found = LONGEST.findIndex((part) => path.includes(part));
  return found < 0 ? LONGEST.length : found;
}
