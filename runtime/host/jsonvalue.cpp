// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/host/jsonvalue.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace patchbay::host
{

namespace
{

constexpr int kDeepest = 100;

// Everything of one call. Lives on the stack, where the collector sees the values being built.
struct Reading
{
    const char *place;
    const char *end;
    int depth;
};

VALUE readValue(Reading &reading);

[[noreturn]] void refuse()
{
    rb_raise(rb_eArgError, "the header of a frame is no JSON");
}

void skipSpace(Reading &reading)
{
    constexpr std::string_view spaces = " \t\r\n";
    while (reading.place < reading.end && spaces.find(*reading.place) != std::string_view::npos)
        ++reading.place;
}

// The next character that is no space, without taking it.
char next(Reading &reading)
{
    skipSpace(reading);
    if (reading.place == reading.end)
        refuse();
    return *reading.place;
}

void take(Reading &reading, char expected)
{
    if (next(reading) != expected)
        refuse();
    ++reading.place;
}

VALUE takeWord(Reading &reading, std::string_view word, VALUE value)
{
    const std::string_view left(
        reading.place, static_cast<std::size_t>(reading.end - reading.place));
    if (left.substr(0, word.size()) != word)
        refuse();
    reading.place += word.size();
    return value;
}

std::uint32_t takeHex(Reading &reading)
{
    std::uint32_t unit = 0;
    if (reading.end - reading.place < 4)
        refuse();
    for (int i = 0; i < 4; ++i) {
        const char digit = *reading.place++;
        if (digit >= '0' && digit <= '9')
            unit = unit * 16 + static_cast<std::uint32_t>(digit - '0');
        else if ((digit | 0x20) >= 'a' && (digit | 0x20) <= 'f')
            unit = unit * 16 + static_cast<std::uint32_t>((digit | 0x20) - 'a' + 10);
        else
            refuse();
    }
    return unit;
}

// \uXXXX, two of them for what is outside the first plane. Half a pair: U+FFFD.
std::uint32_t takeCodePoint(Reading &reading)
{
    constexpr std::uint32_t replacement = 0xfffd;
    const std::uint32_t unit = takeHex(reading);
    if (unit < 0xd800 || unit > 0xdfff)
        return unit;
    const bool pair = unit < 0xdc00 && reading.end - reading.place >= 6 && reading.place[0] == '\\'
        && reading.place[1] == 'u';
    if (!pair)
        return replacement;
    const char *const second = reading.place;
    reading.place += 2;
    const std::uint32_t low = takeHex(reading);
    if (low >= 0xdc00 && low <= 0xdfff)
        return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    reading.place = second;
    return replacement;
}

char *putUtf8(char *into, std::uint32_t code)
{
    const auto tail
        = [code](int shift) { return static_cast<char>(0x80 | ((code >> shift) & 0x3f)); };
    if (code < 0x80) {
        *into++ = static_cast<char>(code);
    } else if (code < 0x800) {
        *into++ = static_cast<char>(0xc0 | (code >> 6));
        *into++ = tail(0);
    } else if (code < 0x10000) {
        *into++ = static_cast<char>(0xe0 | (code >> 12));
        *into++ = tail(6);
        *into++ = tail(0);
    } else {
        *into++ = static_cast<char>(0xf0 | (code >> 18));
        *into++ = tail(12);
        *into++ = tail(6);
        *into++ = tail(0);
    }
    return into;
}

char *takeEscape(Reading &reading, char *into)
{
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    if (reading.place == reading.end)
        refuse();
    const char letter = *reading.place++;
    if (letter == 'u')
        return putUtf8(into, takeCodePoint(reading));
    const auto at = letters.find(letter);
    if (at == std::string_view::npos)
        refuse();
    *into = meant[at];
    return into + 1;
}

// Where the text ends that begins here; tells whether anything in it is escaped.
const char *endOfText(const Reading &reading, bool &escaped)
{
    for (const char *place = reading.place; place < reading.end; ++place) {
        if (*place == '"')
            return place;
        if (static_cast<unsigned char>(*place) < 0x20)
            refuse();
        if (*place == '\\') {
            escaped = true;
            if (++place == reading.end)
                refuse();
        }
    }
    refuse();
}

// What is unescaped is never longer than it was.
VALUE unescaped(Reading &reading, const char *close)
{
    const VALUE text = rb_utf8_str_new(nullptr, close - reading.place);
    char *const begin = RSTRING_PTR(text);
    char *into = begin;
    while (reading.place < close) {
        const char *const stop = std::find(reading.place, close, '\\');
        into = std::copy(reading.place, stop, into);
        reading.place = stop;
        if (reading.place < close) {
            ++reading.place;
            into = takeEscape(reading, into);
        }
    }
    rb_str_set_len(text, into - begin);
    return text;
}

VALUE readText(Reading &reading, bool isKey)
{
    take(reading, '"');
    bool escaped = false;
    const char *const close = endOfText(reading, escaped);
    VALUE text = Qnil;
    if (escaped) {
        text = unescaped(reading, close);
    } else if (isKey) {
        // Keys come again and again: Ruby keeps one String for each.
        text = rb_enc_interned_str(reading.place, close - reading.place, rb_utf8_encoding());
    } else {
        text = rb_utf8_str_new(reading.place, close - reading.place);
    }
    reading.place = close + 1;
    return text;
}

VALUE readNumber(Reading &reading)
{
    constexpr std::string_view characters = "+-.0123456789Ee";
    const char *const begin = reading.place;
    const char *const stop = std::find_if(
        begin, reading.end, [&](char c) { return characters.find(c) == std::string_view::npos; });
    if (begin == stop || *begin == '+')
        refuse();
    reading.place = stop;
    const std::string_view spelling(begin, static_cast<std::size_t>(stop - begin));
    const VALUE text = rb_utf8_str_new(begin, stop - begin);
    if (spelling.find_first_of(".eE") == std::string_view::npos)
        return rb_str_to_inum(text, 10, 1); // refuses what is no number
    return rb_Float(text);
}

void enter(Reading &reading)
{
    ++reading.place;
    if (++reading.depth > kDeepest)
        refuse();
}

// Takes the comma or the end of a container; false at the end.
bool goesOn(Reading &reading, char close)
{
    if (next(reading) == close) {
        ++reading.place;
        --reading.depth;
        return false;
    }
    take(reading, ',');
    return true;
}

VALUE readArray(Reading &reading)
{
    enter(reading);
    const VALUE array = rb_ary_new();
    if (next(reading) == ']') {
        (void)goesOn(reading, ']');
        return array;
    }
    do {
        rb_ary_push(array, readValue(reading));
    } while (goesOn(reading, ']'));
    return array;
}

VALUE readObject(Reading &reading)
{
    enter(reading);
    const VALUE hash = rb_hash_new();
    if (next(reading) == '}') {
        (void)goesOn(reading, '}');
        return hash;
    }
    do {
        const VALUE key = readText(reading, true);
        take(reading, ':');
        rb_hash_aset(hash, key, readValue(reading));
    } while (goesOn(reading, '}'));
    return hash;
}

VALUE readValue(Reading &reading)
{
    switch (next(reading)) {
    case '{':
        return readObject(reading);
    case '[':
        return readArray(reading);
    case '"':
        return readText(reading, false);
    case 't':
        return takeWord(reading, "true", Qtrue);
    case 'f':
        return takeWord(reading, "false", Qfalse);
    case 'n':
        return takeWord(reading, "null", Qnil);
    default:
        return readNumber(reading);
    }
}

VALUE jsonValue(VALUE, VALUE text)
{
    Check_Type(text, T_STRING);
    const char *const begin = RSTRING_PTR(text);
    Reading reading = {begin, begin + RSTRING_LEN(text), 0};
    const VALUE value = readValue(reading);
    skipSpace(reading);
    if (reading.place != reading.end)
        refuse();
    RB_GC_GUARD(text);
    return value;
}

} // namespace

void defineJsonValue(VALUE nativeModule)
{
    rb_define_module_function(nativeModule, "json_value", RUBY_METHOD_FUNC(jsonValue), 1);
}

} // namespace patchbay::host
