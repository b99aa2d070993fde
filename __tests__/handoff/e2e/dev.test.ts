import { describeChangeOfHands } from "./support/change-of-hands";

/** The smaller one: HTTP, few endpoints. */
describe("the system of dev changes hands", () => describeChangeOfHands("dev"));
