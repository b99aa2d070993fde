import { DurableError, EXIT, externalError, usageError } from "../../src/foundation/errors";
import { reportFailure } from "../../src/foundation/report-failure";

describe("an error", () => {
  it("of usage says what happened, what was given, what is allowed and what to do", () => {
    const error = usageError({
      what: "No such port",
      given: "0",
      allowed: "1 to 65535",
      next: "correct `port`",
    });
    expect(error).toBeInstanceOf(DurableError);
    expect(error).toMatchObject({ name: "DurableError", kind: "usage", exitCode: 1 });
    expect(error.message).toBe(
      "No such port\n  given:   0\n  allowed: 1 to 65535\n  next:    correct `port`",
    );
  });

  it("of another's making leaves out what there is not", () => {
    const error = externalError({ what: "terraform is not there", next: "install it" });
    expect(error).toMatchObject({ kind: "external", exitCode: 1 });
    expect(error.message).toBe("terraform is not there\n  next:    install it");
  });

  it("shows an empty value as one that was given", () => {
    expect(usageError({ what: "Bad", given: "", next: "mend it" }).message).toBe(
      "Bad\n  given:   \n  next:    mend it",
    );
  });

  it("may carry another exit code", () => {
    expect(new DurableError("usage", { what: "a gate", next: "look" }, EXIT.gateFailed).exitCode).toBe(3);
  });

  it("has the exit codes of the design", () => {
    expect(EXIT).toEqual({ ok: 0, error: 1, changesPresent: 2, gateFailed: 3, interrupted: 130 });
  });
});

describe("the report of a failure", () => {
  const reported = (error: unknown): { readonly text: string; readonly exitCode: unknown } => {
    const before = process.exitCode;
    const written: string[] = [];
    const spy = jest.spyOn(process.stderr, "write").mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    try {
      reportFailure(error);
      return { text: written.join(""), exitCode: process.exitCode };
    } finally {
      spy.mockRestore();
      process.exitCode = before;
    }
  };

  it("of a user's mistake is its message, without a stack trace", () => {
    const { text, exitCode } = reported(usageError({ what: "Bad input", next: "mend it" }));
    expect(text).toBe("Bad input\n  next:    mend it\n");
    expect(exitCode).toBe(1);
  });

  it("of a bug of ours asks to report it, with the stack trace", () => {
    const { text, exitCode } = reported(new TypeError("x is not a function"));
    expect(text).toMatch(/^This is a bug of durable-system; please report it/);
    expect(text).toContain("TypeError: x is not a function");
    expect(text).toMatch(/\n\s+at /);
    expect(exitCode).toBe(1);
  });

  it("of what is no error shows it as it is", () => {
    expect(reported("just a text").text).toContain("just a text\n");
  });
});
