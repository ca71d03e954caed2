/** Takes something off a list, if it stands there; unlike `splice` it makes no list of what it has taken. */
export function removeItem<T>(list: T[], item: T): void {
  const index = list.indexOf(item);
  if (index < 0) return;
  list.copyWithin(index, index + 1);
  list.pop();
}
