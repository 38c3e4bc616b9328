// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchbay::http
{

// libcurl and what it needs is a score of shared libraries, which cost a program that may never
// send a request milliseconds before its main(). No binary of ours links them: curllibrary.cpp
// defines the functions of libcurl that we call, and the first call opens the library.

// Opens libcurl if that was not done; empty, or why it cannot be opened. Any thread.
QString openCurlLibrary();

} // namespace patchbay::http
