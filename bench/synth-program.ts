import { synthesize } from "./synth-environments";

/** `prod` as many times as asked for, each under a name of its own. */
void synthesize(Number(process.argv[2]));
