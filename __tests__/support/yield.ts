import { setPriority } from "node:os";

/**
 * A deployment sets how long `npm test` takes, so the deployments have the processor first; this suite, and each program
 * that it starts, takes what they leave while they wait.
 */
setPriority(19);
