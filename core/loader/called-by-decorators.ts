/** What compiled decorators call, as modules by their names: rolldown has them within itself, and Node would look for a package. */
export const calledByDecorators: Readonly<Record<string, string>> = {
  '@oxc-project/runtime/helpers/decorate': `export default (decorators, target, key, description) => {
    let result = arguments_(key, target, description);
    for (const decorator of decorators.toReversed())
      result = (key === undefined ? decorator(result) : description === undefined ? decorator(target, key) : decorator(target, key, result)) || result;
    if (key !== undefined && description !== undefined && result) Object.defineProperty(target, key, result);
    return result;
  };
  const arguments_ = (key, target, description) =>
    key === undefined ? target : description === null ? Object.getOwnPropertyDescriptor(target, key) : description;`,
  '@oxc-project/runtime/helpers/decorateMetadata':
    "export default (key, value) => typeof Reflect.metadata === 'function' ? Reflect.metadata(key, value) : () => {};",
  '@oxc-project/runtime/helpers/decorateParam':
    'export default (index, decorator) => (target, key) => decorator(target, key, index);',
};
