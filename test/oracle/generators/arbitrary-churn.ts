import fc from 'fast-check';

const days = (max: number) => fc.integer({ min: 1, max });

/** Mostly all on; now and then any of them off. */
export const off = fc.oneof(
  { arbitrary: fc.constant([]), weight: 3 },
  { arbitrary: fc.subarray(['p_active', 'frequency_drop', 'interaction_drop']), weight: 1 },
  {
    arbitrary: fc.subarray(['overdue', 'p_active', 'frequency_drop', 'interaction_drop', 'complaints']),
    weight: 1,
  },
);

const pActive = fc.record({
  horizonDays: days(20),
  below: fc.constantFrom(0.1, 0.25, 0.5, 0.9, 1),
  fallenToPercent: fc.constantFrom(20, 50, 80, 100),
  minOverdueDays: fc.integer({ min: 0, max: 5 }),
});

/** Signals that stand after days instead of months. */
export const briskChurn = {
  off,
  factorPercent: fc.constantFrom(200, 100, 150, 33, 250),
  pActive,
  frequencyDrop: fc.record({
    windowDays: days(4),
    min: days(3),
    percent: fc.constantFrom(0, 25, 50, 99),
  }),
  interactionDrop: fc.record({ min: days(2), percent: fc.constantFrom(0, 25, 50, 99) }),
  priorGaps: days(3),
  priorGapDays: days(8),
  minOverdueDays: days(6),
  complaints: days(3),
  complaintDays: days(8),
  coolDownDays: fc.integer({ min: 0, max: 9 }),
};
