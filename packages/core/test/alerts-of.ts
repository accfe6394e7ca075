import type { ChurnAlert, Output } from '../src/outputs/output.ts';

/** The alerts among outputs. */
export function alertsOf(outputs: readonly Output[]): readonly ChurnAlert[] {
  return outputs.filter((output): output is ChurnAlert => output.type === 'churn-alert');
}
