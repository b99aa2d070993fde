import { fillTemplate, fillText } from "../../../src/constructs/boot/template";
import { DurableError } from "../../../src/foundation/errors";

test("each placeholder is replaced, everywhere, and values are taken as they are", () => {
  const values = { A: "$& $1 @@B@@ ${x}", B: "b" };
  expect(fillText("x", "@@A@@ and @@A@@, @@B@@", values)).toBe("$& $1 @@B@@ ${x} and $& $1 @@B@@ ${x}, b");
});

test("a placeholder without a value is refused, with all that is missing", () => {
  const fill = () => fillText("web.sh", "@@A@@ @@B@@ @@C@@", { B: "b" });
  expect(fill).toThrow(DurableError);
  expect(fill).toThrow("without a value: A, C; without a place: none");
});

test("a value without a place is refused", () => {
  expect(() => fillText("web.sh", "@@A@@", { A: "a", Z: "z" })).toThrow(
    "without a value: none; without a place: Z",
  );
});

test("what every object has is not taken for a value", () => {
  expect(() =>
    fillText("web.sh", "@@A@@", Object.create({ A: "inherited" }) as Record<string, string>),
  ).toThrow("without a value: A");
});

test("comments and empty lines stay behind, a shebang and code do not", () => {
  expect(fillTemplate("nginx-unit.conf", {}).split("\n")).toEqual([
    ...["[Unit]", "StartLimitIntervalSec=0", "[Service]", "KillSignal=SIGQUIT", "KillMode=mixed"],
    ...["TimeoutStopSec=40", "Restart=always", "RestartSec=1", "LimitNOFILE=16384"],
  ]);
  expect(fillTemplate("install-packages.sh", {}).split("\n")[0]).toBe("install_packages() {");
  expect(fillTemplate("php-fpm.conf", { ROOT: "" })).not.toContain(";");
});
