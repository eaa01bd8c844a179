/* A module that loads and then cannot be initialised. */
#include <p11-kit/pkcs11.h>

CK_RV C_Initialize(void *arguments) {
  (void)arguments;
  return CKR_DEVICE_ERROR;
}

CK_RV C_Finalize(void *reserved) {
  (void)reserved;
  return CKR_CRYPTOKI_NOT_INITIALIZED;
}

CK_RV C_GetInfo(CK_INFO *info) {
  (void)info;
  return CKR_CRYPTOKI_NOT_INITIALIZED;
}

CK_RV C_GetSlotList(unsigned char token_present, CK_SLOT_ID *slots, CK_ULONG *count) {
  (void)token_present, (void)slots, (void)count;
  return CKR_CRYPTOKI_NOT_INITIALIZED;
}

static CK_FUNCTION_LIST functions = {
    .version = {2, 40},
    .C_Initialize = C_Initialize,
    .C_Finalize = C_Finalize,
    .C_GetInfo = C_GetInfo,
    .C_GetSlotList = C_GetSlotList,
};

CK_RV C_GetFunctionList(CK_FUNCTION_LIST **list) {
  *list = &functions;
  return CKR_OK;
}
