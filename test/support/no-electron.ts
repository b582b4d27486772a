throw new Error('a unit test reached Electron: take what you need from it as a parameter');
