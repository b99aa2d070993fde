import { describeChangeOfHands } from "./support/change-of-hands";

/** What holds data: HTTPS, deletion protection, and `prevent_destroy`, which the module leaves out. */
describe("the system of prod changes hands", () => describeChangeOfHands("prod"));
