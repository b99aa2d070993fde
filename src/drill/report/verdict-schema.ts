import { z } from "zod";

export const verdict = z
  .enum(["holds", "degrades", "fails", "cannot tell"])
  .meta({ description: "`cannot tell` is never a pass: an input is missing, or something is not modelled" });
