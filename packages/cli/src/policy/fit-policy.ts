import type { Policy } from '@tidemark/core';
import { deploymentFaults, type JudgedDeployment } from '@tidemark/pipeline';
import { type PolicyFile, unusable } from './read-policy-file.ts';

/**
 * Holds the rules of a file against a deployment, or against what is known of one that is to be: the one judgement of
 * `policy check`, `setup`, `apply` and `replay`, made before any of them shows or does anything.
 *
 * @throws InputError naming with their lines the windows that are too long, and the rates that are missing or one too many
 */
export function fitPolicy({ policy, locate }: PolicyFile, deployment: JudgedDeployment): Policy {
  const faults = deploymentFaults(policy, deployment);
  if (faults.length > 0) throw unusable(faults.map(locate));
  return policy;
}
