const hostPackages = ['routeproof', 'inversify', 'rxjs', 'reflect-metadata'];

/** Whether a file of an author's and the bench must share this package: one instance of it. */
export const isHostPackage = (id: string): boolean =>
  hostPackages.some((name) => id === name || id.startsWith(`${name}/`));
