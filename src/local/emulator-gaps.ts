/** One attribute that the emulator drops or invents, so that Terraform sends it again at every deploy. */
export interface EmulatorGap {
  readonly resourceType: string;
  /** The attribute's path: list positions are left out, so `launch_template.version` matches every block. */
  readonly attribute: string;
  /** What the emulator does and where that was seen. */
  readonly why: string;
}

/**
 * Exactly what may differ after a deploy to the emulator. Everything else that differs is a bug of ours: a
 * configuration that no deploy can ever satisfy. Of `dev` and `prod` a second deploy changes nothing at all.
 */
export const EMULATOR_GAPS: readonly EmulatorGap[] = [];
