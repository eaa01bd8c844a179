/* A shared object that is no PKCS#11 module: it has no C_GetFunctionList. */
int answer(void) { return 42; }
