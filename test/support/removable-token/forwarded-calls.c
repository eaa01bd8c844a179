/* Calls that only need their session translated, calls that a card does not offer, and the function list. */
#include "removable-token.h"

#include <stddef.h>

#define FORWARD(function, parameters, ...)                                                                             \
  CK_RV function parameters {                                                                                          \
    ENTER_SESSION(#function, handle);                                                                                  \
    return inner->function(session->inner, ##__VA_ARGS__);                                                             \
  }

#define NOT_SUPPORTED(function, parameters)                                                                            \
  CK_RV function parameters {                                                                                          \
    ENTER_INITIALIZED(#function);                                                                                      \
    return CKR_FUNCTION_NOT_SUPPORTED;                                                                                 \
  }

typedef CK_SESSION_HANDLE Session;
typedef CK_OBJECT_HANDLE Object;
typedef unsigned char *Bytes;

FORWARD(C_GetObjectSize, (Session handle, Object object, CK_ULONG *size), object, size)
FORWARD(C_GetAttributeValue, (Session handle, Object object, CK_ATTRIBUTE *list, CK_ULONG count), object, list, count)
FORWARD(C_FindObjectsInit, (Session handle, CK_ATTRIBUTE *list, CK_ULONG count), list, count)
FORWARD(C_FindObjects, (Session handle, Object *found, CK_ULONG most, CK_ULONG *count), found, most, count)
FORWARD(C_FindObjectsFinal, (Session handle))
FORWARD(C_DigestInit, (Session handle, CK_MECHANISM *mechanism), mechanism)
FORWARD(C_Digest, (Session handle, Bytes in, CK_ULONG size, Bytes out, CK_ULONG *room), in, size, out, room)
FORWARD(C_DigestUpdate, (Session handle, Bytes in, CK_ULONG size), in, size)
FORWARD(C_DigestFinal, (Session handle, Bytes out, CK_ULONG *room), out, room)
FORWARD(C_Sign, (Session handle, Bytes in, CK_ULONG size, Bytes out, CK_ULONG *room), in, size, out, room)
FORWARD(C_SignUpdate, (Session handle, Bytes in, CK_ULONG size), in, size)
FORWARD(C_SignFinal, (Session handle, Bytes out, CK_ULONG *room), out, room)
FORWARD(C_VerifyInit, (Session handle, CK_MECHANISM *mechanism, Object key), mechanism, key)
FORWARD(C_Verify, (Session handle, Bytes in, CK_ULONG size, Bytes signature, CK_ULONG length), in, size, signature,
        length)
FORWARD(C_VerifyUpdate, (Session handle, Bytes in, CK_ULONG size), in, size)
FORWARD(C_VerifyFinal, (Session handle, Bytes signature, CK_ULONG length), signature, length)
FORWARD(C_SeedRandom, (Session handle, Bytes seed, CK_ULONG size), seed, size)
FORWARD(C_GenerateRandom, (Session handle, Bytes out, CK_ULONG size), out, size)

NOT_SUPPORTED(C_WaitForSlotEvent, (CK_FLAGS a, CK_SLOT_ID *b, void *c))
NOT_SUPPORTED(C_InitToken, (CK_SLOT_ID a, Bytes b, CK_ULONG c, Bytes d))
NOT_SUPPORTED(C_InitPIN, (Session a, Bytes b, CK_ULONG c))
NOT_SUPPORTED(C_SetPIN, (Session a, Bytes b, CK_ULONG c, Bytes d, CK_ULONG e))
NOT_SUPPORTED(C_GetOperationState, (Session a, Bytes b, CK_ULONG *c))
NOT_SUPPORTED(C_SetOperationState, (Session a, Bytes b, CK_ULONG c, Object d, Object e))
NOT_SUPPORTED(C_CreateObject, (Session a, CK_ATTRIBUTE *b, CK_ULONG c, Object *d))
NOT_SUPPORTED(C_CopyObject, (Session a, Object b, CK_ATTRIBUTE *c, CK_ULONG d, Object *e))
NOT_SUPPORTED(C_DestroyObject, (Session a, Object b))
NOT_SUPPORTED(C_SetAttributeValue, (Session a, Object b, CK_ATTRIBUTE *c, CK_ULONG d))
NOT_SUPPORTED(C_EncryptInit, (Session a, CK_MECHANISM *b, Object c))
NOT_SUPPORTED(C_Encrypt, (Session a, Bytes b, CK_ULONG c, Bytes d, CK_ULONG *e))
NOT_SUPPORTED(C_EncryptUpdate, (Session a, Bytes b, CK_ULONG c, Bytes d, CK_ULONG *e))
NOT_SUPPORTED(C_EncryptFinal, (Session a, Bytes b, CK_ULONG *c))
NOT_SUPPORTED(C_DecryptInit, (Session a, CK_MECHANISM *b, Object c))
NOT_SUPPORTED(C_Decrypt, (Session a, Bytes b, CK_ULONG c, Bytes d, CK_ULONG *e))
NOT_SUPPORTED(C_DecryptUpdate, (Session a, Bytes b, CK_ULONG c, Bytes d, CK_ULONG *e))
NOT_SUPPORTED(C_DecryptFinal, (Session a, Bytes b, CK_ULONG *c))
NOT_SUPPORTED(C_DigestKey, (Session a, Object b))
NOT_SUPPORTED(C_SignRecoverInit, (Session a, CK_MECHANISM *b, Object c))
NOT_SUPPORTED(C_SignRecover, (Session a, Bytes b, CK_ULONG c, Bytes d, CK_ULONG *e))
NOT_SUPPORTED(C_VerifyRecoverInit, (Session a, CK_MECHANISM *b, Object c))
NOT_SUPPORTED(C_VerifyRecover, (Session a, Bytes b, CK_ULONG c, Bytes d, CK_ULONG *e))
NOT_SUPPORTED(C_DigestEncryptUpdate, (Session a, Bytes b, CK_ULONG c, Bytes d, CK_ULONG *e))
NOT_SUPPORTED(C_DecryptDigestUpdate, (Session a, Bytes b, CK_ULONG c, Bytes d, CK_ULONG *e))
NOT_SUPPORTED(C_SignEncryptUpdate, (Session a, Bytes b, CK_ULONG c, Bytes d, CK_ULONG *e))
NOT_SUPPORTED(C_DecryptVerifyUpdate, (Session a, Bytes b, CK_ULONG c, Bytes d, CK_ULONG *e))
NOT_SUPPORTED(C_GenerateKey, (Session a, CK_MECHANISM *b, CK_ATTRIBUTE *c, CK_ULONG d, Object *e))
NOT_SUPPORTED(C_GenerateKeyPair, (Session a, CK_MECHANISM *b, CK_ATTRIBUTE *c, CK_ULONG d, CK_ATTRIBUTE *e, CK_ULONG f,
                                  Object *g, Object *h))
NOT_SUPPORTED(C_WrapKey, (Session a, CK_MECHANISM *b, Object c, Object d, Bytes e, CK_ULONG *f))
NOT_SUPPORTED(C_UnwrapKey, (Session a, CK_MECHANISM *b, Object c, Bytes d, CK_ULONG e, CK_ATTRIBUTE *f, CK_ULONG g,
                            Object *h))
NOT_SUPPORTED(C_DeriveKey, (Session a, CK_MECHANISM *b, Object c, CK_ATTRIBUTE *d, CK_ULONG e, Object *f))
NOT_SUPPORTED(C_GetFunctionStatus, (Session a))
NOT_SUPPORTED(C_CancelFunction, (Session a))

static CK_FUNCTION_LIST functions = {
    {2, 40},
    C_Initialize,
    C_Finalize,
    C_GetInfo,
    C_GetFunctionList,
    C_GetSlotList,
    C_GetSlotInfo,
    C_GetTokenInfo,
    C_GetMechanismList,
    C_GetMechanismInfo,
    C_InitToken,
    C_InitPIN,
    C_SetPIN,
    C_OpenSession,
    C_CloseSession,
    C_CloseAllSessions,
    C_GetSessionInfo,
    C_GetOperationState,
    C_SetOperationState,
    C_Login,
    C_Logout,
    C_CreateObject,
    C_CopyObject,
    C_DestroyObject,
    C_GetObjectSize,
    C_GetAttributeValue,
    C_SetAttributeValue,
    C_FindObjectsInit,
    C_FindObjects,
    C_FindObjectsFinal,
    C_EncryptInit,
    C_Encrypt,
    C_EncryptUpdate,
    C_EncryptFinal,
    C_DecryptInit,
    C_Decrypt,
    C_DecryptUpdate,
    C_DecryptFinal,
    C_DigestInit,
    C_Digest,
    C_DigestUpdate,
    C_DigestKey,
    C_DigestFinal,
    C_SignInit,
    C_Sign,
    C_SignUpdate,
    C_SignFinal,
    C_SignRecoverInit,
    C_SignRecover,
    C_VerifyInit,
    C_Verify,
    C_VerifyUpdate,
    C_VerifyFinal,
    C_VerifyRecoverInit,
    C_VerifyRecover,
    C_DigestEncryptUpdate,
    C_DecryptDigestUpdate,
    C_SignEncryptUpdate,
    C_DecryptVerifyUpdate,
    C_GenerateKey,
    C_GenerateKeyPair,
    C_WrapKey,
    C_UnwrapKey,
    C_DeriveKey,
    C_SeedRandom,
    C_GenerateRandom,
    C_GetFunctionStatus,
    C_CancelFunction,
    C_WaitForSlotEvent,
};

CK_RV C_GetFunctionList(CK_FUNCTION_LIST **list) {
  ENTER("C_GetFunctionList");
  if (list == NULL) return CKR_ARGUMENTS_BAD;
  *list = &functions;
  return CKR_OK;
}
