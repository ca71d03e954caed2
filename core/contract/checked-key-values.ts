import { errors } from '../kernel/errors.ts';
import { isKeyValues, keyValueProblem } from '../protocol/key-values/key-value-problem.ts';
import { sealed } from '../protocol/key-values/sealed.ts';
import type { KeyValues } from '../protocol/values.ts';

/** Gives back a frozen copy of the key-value list, or throws where it is made: with the path of what no message can carry. */
export function checkedKeyValues(where: string, values: KeyValues): KeyValues {
  if (isKeyValues(values)) return sealed(values);
  const { path, is, instead } = keyValueProblem(values) ?? { path: '', is: 'too much', instead: 'attach less' };
  throw errors.badUserData(where, path, is, instead);
}
