import type { z } from "zod";
import type { environmentSchema } from "./schema/environment-schema";

type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** What a user writes in `src/environments`: fields with a default may be left out. */
export type EnvironmentInput = DeepReadonly<z.input<typeof environmentSchema>>;

/** A checked environment: every default is filled in. */
export type Environment = DeepReadonly<z.output<typeof environmentSchema>>;

export type NetworkSettings = Environment["network"];
export type WebSettings = Environment["web"];
export type BackendSettings = Environment["backend"];
/** What both tiers have. */
export type TierSettings = WebSettings | BackendSettings;
export type DomainSettings = Extract<WebSettings["listener"], { readonly domain: unknown }>["domain"];
export type FirewallSettings = WebSettings["firewall"];
/** The firewall, where there is one. */
export type ManagedFirewall = Extract<FirewallSettings, { readonly kind: "managed" }>;
export type DatabaseSettings = Environment["database"];
export type OperationsSettings = Environment["operations"];
/** The vault of AWS Backup, where there is one. */
export type BackupVaultSettings = Extract<DatabaseSettings["backupVault"], { readonly kind: "daily" }>;

/** A scenario that the user has described, every default filled in. */
export type OwnScenario = Environment["load"]["scenarios"][number];
