import { fillIn, referencesIn } from "../../../../src/state/recover/orphans/references";

it.each([
  ["plain", []],
  ["${aws_vpc.network.id}", [{ address: "aws_vpc.network", attribute: "id" }]],
  ["a-${data.aws_prefix_list.s3.id}", [{ address: "data.aws_prefix_list.s3", attribute: "id" }]],
  ["${upper(aws_vpc.network.id)}", undefined],
  ["${aws_x.y[0].id}", undefined],
])("%j refers to %j", (text, expected) => {
  expect(referencesIn(text)).toEqual(expected);
});

it("puts values in their places", () => {
  const valueOf = ({ address, attribute }: { address: string; attribute: string }) =>
    `<${address} ${attribute}>`;
  expect(fillIn("a ${aws_a.b.id} c ${aws_d.e.arn}", valueOf)).toBe("a <aws_a.b id> c <aws_d.e arn>");
});
