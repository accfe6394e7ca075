import type { Output, ZoneTable } from '@tidemark/core';
import { type CountTable, openCountTable } from './counts.ts';
import { weekOf } from './week-of.ts';

/** How much work rules make for people: alerts to look at, and contacts to make. */
export interface WorkVolumes {
  /** By the level that they lead to, then by kind: RAISED, ESCALATED, EASED, CLEARED. */
  readonly alertsByLevel: CountTable;
  /** By plan, then by the local date of the Monday that begins the week. */
  readonly followUpsByPlan: CountTable;
}

/** Volumes that are being added up. */
export interface OpenVolumes {
  /** Outputs that are no work are passed over. */
  add(output: Output): void;
  volumes(): WorkVolumes;
}

/** @param zone of the weeks */
export function openVolumes(zone: ZoneTable): OpenVolumes {
  const alerts = openCountTable();
  const followUps = openCountTable();
  return {
    add(output) {
      if (output.type === 'churn-alert') alerts.add(output.level, output.kind);
      if (output.type === 'follow-up-due') followUps.add(output.plan, weekOf(zone, output.at));
    },
    volumes: () => ({ alertsByLevel: alerts.table(), followUpsByPlan: followUps.table() }),
  };
}
