/** One row of the T-Library's substitutions, as the plugin that has them gives it. */
export interface SubstitutionRow {
  readonly tLibrary: string;
  readonly standsFor: string;
  readonly situation: string;
  /** What it says in this situation and in no other; the same for its Extensions. */
  readonly says?: Readonly<Record<string, unknown>>;
  readonly marks?: Readonly<Record<string, unknown>>;
  /** Which attribute becomes which; the others keep their names. */
  readonly carries?: Readonly<Record<string, string>>;
  /** Attributes for which there are no words. */
  readonly drops?: readonly string[];
  /** The requests that it answers. */
  readonly answers?: readonly string[];
  /** Whether UserData has all properties, system properties beside user data. */
  readonly tellsAll?: true;
  /** Only read, never sent by the bench. */
  readonly onlyArrives?: true;
}

/** What can be said of a row; conditions that are code are told in its situation. */
export const substitutionRow = (row: SubstitutionRow): SubstitutionRow => ({
  tLibrary: row.tLibrary,
  standsFor: row.standsFor,
  situation: row.situation,
  ...(row.says !== undefined && { says: row.says }),
  ...(row.marks !== undefined && { marks: row.marks }),
  ...(row.carries !== undefined && { carries: row.carries }),
  ...(row.drops !== undefined && { drops: row.drops }),
  ...(row.answers !== undefined && { answers: row.answers }),
  ...(row.tellsAll !== undefined && { tellsAll: row.tellsAll }),
  ...(row.onlyArrives !== undefined && { onlyArrives: row.onlyArrives }),
});
