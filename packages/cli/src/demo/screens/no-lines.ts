/** For cli-table3: lines between rows would double a table's height. */
export const NO_LINES = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };
