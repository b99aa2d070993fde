import { renderText } from "../../../src/handoff/hcl/render-text";
import { renderHcl } from "../../../src/handoff/hcl/render-hcl";
import { piecesOf } from "../../../src/handoff/hcl/scan-template";
import type { Part } from "../../../src/handoff/module/document";

const one = (part: Part): string => renderHcl({ parts: [part] });

describe("a text of the JSON syntax in HCL", () => {
  it.each([
    ["plain", '"plain"'],
    ["", '""'],
    ["${aws_vpc.network.id}", "aws_vpc.network.id"],
    ["durable-${var.name}-web", '"durable-${var.name}-web"'],
    ["${a}${b}", '"${a}${b}"'],
    ['say "no" \\ or\nyes\t', '"say \\"no\\" \\\\ or\\nyes\\t"'],
    // An escaped opening is text in both syntaxes.
    ["$${HOME}", '"$${HOME}"'],
    ["%%{time}", '"%%{time}"'],
    ["$${a} ${b}", '"$${a} ${b}"'],
    // Braces and quotation marks within an expression end nothing.
    ['${jsonencode({ a = "}" })}', 'jsonencode({ a = "}" })'],
    [
      '${merge(var.tags, { Name = "durable-${var.name}" })}',
      'merge(var.tags, { Name = "durable-${var.name}" })',
    ],
    ['x${f("a\\"}")}', '"x${f("a\\"}")}"'],
    ['${f("$${")}', 'f("$${")'],
    ["a\bb\fc", '"a\\u0008b\\u000cc"'],
  ])("%j", (text, hcl) => {
    expect(renderText(text, 1)).toBe(hcl);
  });

  it("gives a boot script back to the byte, as a heredoc", () => {
    expect(
      renderText('${base64encode("#!/bin/sh\\n\\techo \\"${var.name}\\" $${HOME} \\\\n\\ntrue\\n")}', 1),
    ).toBe('base64encode(<<EOT\n#!/bin/sh\n\techo "${var.name}" $${HOME} \\n\ntrue\nEOT\n  )');
  });

  it.each([
    ["no line end at the end", "a\\nb\\nc"],
    ["a carriage return", "a\\r\\nb\\r\\n"],
    ["a line that is the mark", "a\\n  EOT\\nb\\n"],
    ["an escape of another kind", "a\\u0007\\nb\\nc\\n"],
    ["one line", "a\\n"],
  ])("keeps a script in quotation marks that a heredoc would change: %s", (_what, script) => {
    expect(renderText(`\${base64encode("${script}")}`, 1)).toBe(`base64encode("${script}")`);
  });

  it("finds a text that is not closed", () => {
    expect(() => piecesOf("${f(")).toThrow("an expression is not closed: f(");
  });
});

describe("a block in HCL", () => {
  it("tells blocks from attributes by the provider's schema, lists of blocks too", () => {
    expect(
      one({
        kind: "resource",
        labels: ["aws_launch_template", "web"],
        comment: "web/template",
        body: {
          name: "durable-${var.name}",
          monitoring: { enabled: true },
          tags: { Name: "x", "a b": "${var.b}" },
          network_interfaces: [{ device_index: 0, security_groups: ["${aws_security_group.web.id}"] }, {}],
          depends_on: ["aws_vpc.network"],
          lifecycle: { create_before_destroy: true },
        },
      }),
    ).toBe(
      [
        "# web/template",
        'resource "aws_launch_template" "web" {',
        '  name = "durable-${var.name}"',
        "  tags = {",
        '    Name  = "x"',
        '    "a b" = var.b',
        "  }",
        "  depends_on = [aws_vpc.network]",
        "",
        "  monitoring {",
        "    enabled = true",
        "  }",
        "",
        "  network_interfaces {",
        "    device_index    = 0",
        "    security_groups = [aws_security_group.web.id]",
        "  }",
        "",
        "  network_interfaces {}",
        "",
        "  lifecycle {",
        "    create_before_destroy = true",
        "  }",
        "}",
        "",
      ].join("\n"),
    );
  });

  it("writes dynamic blocks with their content", () => {
    expect(
      one({
        kind: "resource",
        labels: ["aws_autoscaling_group", "web"],
        body: { dynamic: { tag: { for_each: "${var.tags}", content: { key: "${tag.key}", value: "x" } } } },
      }),
    ).toBe(
      [
        'resource "aws_autoscaling_group" "web" {',
        '  dynamic "tag" {',
        "    for_each = var.tags",
        "",
        "    content {",
        "      key   = tag.key",
        '      value = "x"',
        "    }",
        "  }",
        "}",
        "",
      ].join("\n"),
    );
  });

  it("writes what is literal in JSON as literal: a default, a description, an address, a type", () => {
    expect(
      one({
        kind: "variable",
        labels: ["a"],
        body: { description: "${x}", type: "map(string)", default: { k: "${y}" } },
      }),
    ).toBe(
      'variable "a" {\n  description = "$${x}"\n  type        = map(string)\n  default = {\n    k = "$${y}"\n  }\n}\n',
    );
    expect(one({ kind: "moved", labels: [], body: { from: "a.b", to: "module.m.a.b" } })).toBe(
      "moved {\n  from = a.b\n  to   = module.m.a.b\n}\n",
    );
  });

  it("writes a backend with its label, and a block without content on one line", () => {
    expect(one({ kind: "terraform", labels: [], body: { backend: { s3: { bucket: "b" } } } })).toBe(
      'terraform {\n  backend "s3" {\n    bucket = "b"\n  }\n}\n',
    );
    expect(one({ kind: "data", labels: ["aws_region", "current"], body: {} })).toBe(
      'data "aws_region" "current" {}\n',
    );
  });

  it("refuses a type whose blocks it does not know", () => {
    expect(() => one({ kind: "resource", labels: ["aws_apprunner_service", "a"], body: {} })).toThrow(
      "of this type that is not known here\n  given:   aws_apprunner_service\n",
    );
  });
});
