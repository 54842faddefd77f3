/** Rows have a number by which lists are ordered and paged. Times are virtual milliseconds. */
export interface Row {
  pk: number;
  createdAt: number;
  updatedAt: number;
}
