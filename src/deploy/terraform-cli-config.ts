/** Where the provider comes from, as Terraform's CLI configuration. */
export interface MirrorSettings {
  /** The folder that holds `registry.terraform.io/`. */
  readonly mirror: string;
  /** The provider's full address, with the host of its registry. */
  readonly provider: string;
}

/**
 * A CLI configuration that takes this one provider from the mirror and every other one from its registry.
 * https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation
 */
export function renderCliConfig({ mirror, provider }: MirrorSettings): string {
  const include = JSON.stringify(provider);
  return [
    "# Written by `durable`: the registry is not used for this provider. Do not edit, it is written anew.",
    "provider_installation {",
    "  filesystem_mirror {",
    `    path    = ${quote(mirror)}`,
    `    include = [${include}]`,
    "  }",
    "  direct {",
    `    exclude = [${include}]`,
    "  }",
    "}",
    "",
  ].join("\n");
}

/** In HCL `${` and `%{` open a template, also inside a path. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll(/[$%]\{/gu, (opening) => `${opening[0]}${opening}`);
}
