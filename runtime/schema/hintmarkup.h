// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchbay::schema
{

// A hint's HTML less everything but b, strong, i, em, br, p, ul, ol, li, code, span and links to
// http(s) and mailto: a connector cannot draw, load or script anything in our window.
QString sanitiseHint(const QString &html);

// The same without any markup, for accessible descriptions.
QString plainHint(const QString &html);

} // namespace patchbay::schema
