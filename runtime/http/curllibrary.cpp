// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/curllibrary.h"

#include <curl/curl.h>
#include <dlfcn.h>

#include <cstdarg>

namespace
{

// The name of the ABI that curl/curl.h describes: libcurl has kept it since 7.16.
constexpr const char *libraryName = "libcurl.so.4";

// What was found in the library; every pointer is null where it cannot be opened.
struct CurlLibrary
{
    CurlLibrary();
    explicit operator bool() const { return error.isEmpty(); }

    template <typename Function> void find(Function &function, const char *name)
    {
        function = reinterpret_cast<Function>(::dlsym(handle, name));
        if (!function)
            error = QStringLiteral("%1 has no %2")
                        .arg(QLatin1String(libraryName), QLatin1String(name));
    }

    void *handle = nullptr; // never closed: the libraries below libcurl do not bear it
    QString error;
    decltype(&::curl_global_init) globalInit = nullptr;
    decltype(&::curl_global_cleanup) globalCleanup = nullptr;
    decltype(&::curl_easy_init) easyInit = nullptr;
    decltype(&::curl_easy_cleanup) easyCleanup = nullptr;
    decltype(&::curl_easy_reset) easyReset = nullptr;
    decltype(&::curl_easy_setopt) easySetopt = nullptr;
    decltype(&::curl_easy_getinfo) easyGetinfo = nullptr;
    decltype(&::curl_easy_strerror) easyStrerror = nullptr;
    decltype(&::curl_multi_init) multiInit = nullptr;
    decltype(&::curl_multi_cleanup) multiCleanup = nullptr;
    decltype(&::curl_multi_setopt) multiSetopt = nullptr;
    decltype(&::curl_multi_add_handle) multiAddHandle = nullptr;
    decltype(&::curl_multi_remove_handle) multiRemoveHandle = nullptr;
    decltype(&::curl_multi_assign) multiAssign = nullptr;
    decltype(&::curl_multi_info_read) multiInfoRead = nullptr;
    decltype(&::curl_multi_socket_action) multiSocketAction = nullptr;
    decltype(&::curl_multi_strerror) multiStrerror = nullptr;
    decltype(&::curl_slist_append) slistAppend = nullptr;
    decltype(&::curl_slist_free_all) slistFreeAll = nullptr;
};

CurlLibrary::CurlLibrary()
    : handle(::dlopen(libraryName, RTLD_NOW | RTLD_LOCAL))
{
    if (!handle) {
        error = QString::fromLocal8Bit(::dlerror());
        return;
    }
    find(globalInit, "curl_global_init");
    find(globalCleanup, "curl_global_cleanup");
    find(easyInit, "curl_easy_init");
    find(easyCleanup, "curl_easy_cleanup");
    find(easyReset, "curl_easy_reset");
    find(easySetopt, "curl_easy_setopt");
    find(easyGetinfo, "curl_easy_getinfo");
    find(easyStrerror, "curl_easy_strerror");
    find(multiInit, "curl_multi_init");
    find(multiCleanup, "curl_multi_cleanup");
    find(multiSetopt, "curl_multi_setopt");
    find(multiAddHandle, "curl_multi_add_handle");
    find(multiRemoveHandle, "curl_multi_remove_handle");
    find(multiAssign, "curl_multi_assign");
    find(multiInfoRead, "curl_multi_info_read");
    find(multiSocketAction, "curl_multi_socket_action");
    find(multiStrerror, "curl_multi_strerror");
    find(slistAppend, "curl_slist_append");
    find(slistFreeAll, "curl_slist_free_all");
}

const CurlLibrary &curl()
{
    static const CurlLibrary library;
    return library;
}

// libcurl reads the argument of an option with the type that the option's number tells, and takes
// nothing else; so does what passes it on. Pointers to data, to functions and to blobs are one
// kind.
template <typename Set> auto passOption(int option, std::va_list arguments, Set set)
{
    const int kind = option - option % CURLOPTTYPE_OBJECTPOINT;
    if (kind == CURLOPTTYPE_LONG)
        return set(va_arg(arguments, long));
    if (kind == CURLOPTTYPE_OFF_T)
        return set(va_arg(arguments, curl_off_t));
    return set(va_arg(arguments, void *));
}

} // namespace

QString patchbay::http::openCurlLibrary()
{
    return curl().error;
}

// Where the library is missing nothing makes a handle, and nothing is called that takes one.

CURLcode curl_global_init(long flags)
{
    return curl() ? curl().globalInit(flags) : CURLE_FAILED_INIT;
}

void curl_global_cleanup()
{
    if (curl())
        curl().globalCleanup();
}

CURL *curl_easy_init()
{
    return curl() ? curl().easyInit() : nullptr;
}

void curl_easy_cleanup(CURL *handle)
{
    if (handle)
        curl().easyCleanup(handle);
}

void curl_easy_reset(CURL *handle)
{
    curl().easyReset(handle);
}

CURLcode curl_easy_setopt(CURL *handle, CURLoption option, ...)
{
    std::va_list arguments;
    va_start(arguments, option);
    const CURLcode code = passOption(
        option, arguments, [&](auto value) { return curl().easySetopt(handle, option, value); });
    va_end(arguments);
    return code;
}

CURLcode curl_easy_getinfo(CURL *handle, CURLINFO info, ...)
{
    std::va_list arguments;
    va_start(arguments, info);
    void *found = va_arg(arguments, void *);
    va_end(arguments);
    return curl().easyGetinfo(handle, info, found);
}

const char *curl_easy_strerror(CURLcode code)
{
    return curl() ? curl().easyStrerror(code) : "libcurl cannot be opened";
}

CURLM *curl_multi_init()
{
    return curl() ? curl().multiInit() : nullptr;
}

CURLMcode curl_multi_cleanup(CURLM *multi)
{
    return multi ? curl().multiCleanup(multi) : CURLM_OK;
}

CURLMcode curl_multi_setopt(CURLM *multi, CURLMoption option, ...)
{
    std::va_list arguments;
    va_start(arguments, option);
    const CURLMcode code = passOption(
        option, arguments, [&](auto value) { return curl().multiSetopt(multi, option, value); });
    va_end(arguments);
    return code;
}

CURLMcode curl_multi_add_handle(CURLM *multi, CURL *handle)
{
    return curl().multiAddHandle(multi, handle);
}

CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *handle)
{
    return curl().multiRemoveHandle(multi, handle);
}

CURLMcode curl_multi_assign(CURLM *multi, curl_socket_t socket, void *known)
{
    return curl().multiAssign(multi, socket, known);
}

CURLMsg *curl_multi_info_read(CURLM *multi, int *left)
{
    return curl().multiInfoRead(multi, left);
}

CURLMcode curl_multi_socket_action(CURLM *multi, curl_socket_t socket, int bits, int *running)
{
    return curl().multiSocketAction(multi, socket, bits, running);
}

const char *curl_multi_strerror(CURLMcode code)
{
    return curl() ? curl().multiStrerror(code) : "libcurl cannot be opened";
}

curl_slist *curl_slist_append(curl_slist *list, const char *text)
{
    return curl() ? curl().slistAppend(list, text) : nullptr;
}

void curl_slist_free_all(curl_slist *list)
{
    if (list)
        curl().slistFreeAll(list);
}
