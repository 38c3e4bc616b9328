// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/error.h"

#include <tl/expected.hpp>

namespace patchbay
{

// Everything that can fail returns one of these; no exception crosses a function of ours.
template <typename T> using Result = tl::expected<T, Error>;

// `return fail(ErrorCode::NotFound, path);`
inline tl::unexpected<Error> fail(ErrorCode code, QString detail)
{
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace patchbay
