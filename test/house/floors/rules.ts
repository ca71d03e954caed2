import { noCircles, noCirclesOfFolders } from './circles.ts';
import {
  importsGoDown,
  inversifyInTheWiring,
  packageByName,
  pluginsForTheCommandLine,
  servicesAreComposed,
} from './imports.ts';
import { filesNamedAfterExports, namesSaySomething } from './names.ts';
import { shortFiles, shortFunctions, smallFolders } from './sizes.ts';
import type { Check } from './source.ts';
import { exportsHaveDocstrings, noAny, nothingPutOff, programsByName } from './texts.ts';
import { threadsAreLight } from './threads.ts';

/** Every rule by its name. */
export const rules: Readonly<Record<string, Check>> = {
  'imports go down': importsGoDown,
  'no circle of files': noCircles,
  'no circle of folders': noCirclesOfFolders,
  'folders are small': smallFolders,
  'plugins and examples import the package by its name': packageByName,
  'only the command line imports the plugins': pluginsForTheCommandLine,
  'inversify stands in the wiring': inversifyInTheWiring,
  'services are composed': servicesAreComposed,
  'files are short': shortFiles,
  'functions are short': shortFunctions,
  'names say something': namesSaySomething,
  'exports have docstrings': exportsHaveDocstrings,
  'files are named after an export': filesNamedAfterExports,
  'no any': noAny,
  'nothing is put off': nothingPutOff,
  'programs are found on the path': programsByName,
  'threads load what they need': threadsAreLight,
};
