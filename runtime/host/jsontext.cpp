// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/host/jsontext.h"

#include "runtime/host/indifferent.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace patchbay::host
{

namespace
{

// What a byte of a String needs. Separators: the first byte of U+2028 and U+2029.
enum class Escape : unsigned char { None, Always, Html, Separator };

constexpr std::array<Escape, 256> kEscapes = [] {
    std::array<Escape, 256> table{};
    for (std::size_t byte = 0; byte < 0x20; ++byte)
        table[byte] = Escape::Always;
    table['"'] = table['\\'] = Escape::Always;
    table['<'] = table['>'] = table['&'] = Escape::Html;
    table[0xe2] = Escape::Separator;
    return table;
}();

constexpr std::size_t kFirstCapacity = 4096;

// A text that grows in a Ruby String nobody else sees, so that an exception leaks nothing.
class Text
{
public:
    Text()
        : m_string(rb_str_buf_new(kFirstCapacity))
    {
        rb_obj_hide(m_string);
        m_begin = RSTRING_PTR(m_string);
        m_capacity = kFirstCapacity;
    }

    // Room for that many bytes, at the place that is returned; used() tells how many there are.
    char *room(std::size_t bytes)
    {
        if (m_capacity - m_size < bytes)
            grow(bytes);
        return m_begin + m_size;
    }
    void used(std::size_t bytes) { m_size += bytes; }

    void put(char character)
    {
        *room(1) = character;
        ++m_size;
    }
    void put(std::string_view text)
    {
        std::memcpy(room(text.size()), text.data(), text.size());
        m_size += text.size();
    }

    VALUE finished()
    {
        rb_str_set_len(m_string, static_cast<long>(m_size));
        rb_enc_associate(m_string, rb_utf8_encoding());
        return rb_obj_reveal(m_string, rb_cString);
    }

private:
    void grow(std::size_t bytes)
    {
        const std::size_t more = std::max(bytes, m_capacity);
        rb_str_set_len(m_string, static_cast<long>(m_size));
        rb_str_modify_expand(m_string, static_cast<long>(more));
        m_begin = RSTRING_PTR(m_string);
        m_capacity = m_size + more;
    }

    VALUE m_string;
    char *m_begin = nullptr;
    std::size_t m_capacity = 0;
    std::size_t m_size = 0;
};

// Everything of one call. Lives on the stack, where the collector sees its objects.
struct Writing
{
    Text text;
    VALUE state;
    VALUE indifferentClass;
    bool forHtml;
    long deepest; // 0: no limit
    long depth;
};

void write(Writing &writing, VALUE value);

void writeEscaped(Text &text, unsigned char byte)
{
    constexpr std::string_view named = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    constexpr std::string_view digits = "0123456789abcdef";
    text.put('\\');
    if (const auto at = named.find(static_cast<char>(byte)); at != std::string_view::npos)
        return text.put(letters[at]);
    text.put("u00");
    text.put(digits[byte >> 4]);
    text.put(digits[byte & 15]);
}

bool isSeparator(const unsigned char *place, const unsigned char *end)
{
    return end - place >= 3 && place[1] == 0x80 && (place[2] == 0xa8 || place[2] == 0xa9);
}

// Copies a text, escaping what HTML needs; `always`: and what JSON's strings need.
void writeBytes(Writing &writing, const char *bytes, std::size_t size, bool always)
{
    const auto *place = reinterpret_cast<const unsigned char *>(bytes);
    const auto *const end = place + size;
    const auto *copied = place;
    const auto flush = [&] {
        writing.text.put(
            {reinterpret_cast<const char *>(copied), static_cast<std::size_t>(place - copied)});
    };
    while (place < end) {
        const Escape escape = kEscapes[*place];
        if (escape == Escape::None || (escape == Escape::Always ? !always : !writing.forHtml)
            || (escape == Escape::Separator && !isSeparator(place, end))) {
            ++place;
            continue;
        }
        flush();
        if (escape == Escape::Separator) {
            writing.text.put(place[2] == 0xa8 ? "\\u2028" : "\\u2029");
            place += 3;
        } else {
            writeEscaped(writing.text, *place);
            ++place;
        }
        copied = place;
    }
    flush();
}

void writeGenerated(Writing &writing, VALUE text)
{
    Check_Type(text, T_STRING);
    writeBytes(writing, RSTRING_PTR(text), static_cast<std::size_t>(RSTRING_LEN(text)), false);
    RB_GC_GUARD(text);
}

// For what is rare, and for errors in its own words.
void leaveToGenerator(Writing &writing, VALUE value)
{
    writeGenerated(writing, rb_funcall(writing.state, rb_intern("generate"), 1, value));
}

void writeObject(Writing &writing, VALUE value)
{
    if (rb_respond_to(value, rb_intern("to_json")) == 0)
        return leaveToGenerator(writing, value);
    rb_funcall(writing.state, rb_intern("depth="), 1, LONG2NUM(writing.depth));
    writeGenerated(writing, rb_funcall(value, rb_intern("to_json"), 1, writing.state));
}

void writeString(Writing &writing, VALUE string)
{
    const int encoding = rb_enc_get_index(string);
    const int contents = rb_enc_str_coderange(string);
    const bool isText = contents == ENC_CODERANGE_7BIT
        ? rb_enc_asciicompat(rb_enc_from_index(encoding)) != 0
        : contents == ENC_CODERANGE_VALID && encoding == rb_utf8_encindex();
    if (!isText)
        return leaveToGenerator(writing, string);
    writing.text.put('"');
    writeBytes(writing, RSTRING_PTR(string), static_cast<std::size_t>(RSTRING_LEN(string)), true);
    writing.text.put('"');
}

void writeInteger(Text &text, long number)
{
    constexpr std::size_t longest = 24;
    char *place = text.room(longest);
    const auto written = std::to_chars(place, place + longest, number);
    text.used(static_cast<std::size_t>(written.ptr - place));
}

// The shortest digits that read back as the same number: d.ddd × 10^exponent.
struct Decimal
{
    explicit Decimal(double number)
    {
        std::array<char, 40> text;
        const char *end = std::to_chars(
            text.data(), text.data() + text.size(), number, std::chars_format::scientific)
                              .ptr;
        const char *place = text.data();
        for (; *place != 'e'; ++place)
            if (*place != '.')
                m_digits[m_count++] = *place;
        place += place[1] == '+' ? 2 : 1;
        std::from_chars(place, end, exponent);
    }
    std::string_view digits() const { return {m_digits.data(), m_count}; }

    int exponent = 0;

private:
    std::array<char, 24> m_digits;
    std::size_t m_count = 0;
};

// As Float#to_s, which writes zeros out to a certain number and has an exponent beyond.
void writeFinite(Text &text, double number)
{
    constexpr int mostZerosBehind = 15;
    constexpr int leastPoint = -3;
    const Decimal decimal(std::abs(number));
    const std::string_view digits = decimal.digits();
    const int point = decimal.exponent + 1; // where it stands among the digits
    const auto whole = static_cast<std::size_t>(std::max(point, 0));
    if (std::signbit(number))
        text.put('-');
    if (point < leastPoint || (point > mostZerosBehind && whole >= digits.size())) {
        text.put(digits[0]);
        text.put('.');
        text.put(digits.size() > 1 ? digits.substr(1) : "0");
        text.put(decimal.exponent < 0 ? "e-" : "e+");
        if (std::abs(decimal.exponent) < 10)
            text.put('0');
        writeInteger(text, std::abs(decimal.exponent));
    } else if (point <= 0) {
        text.put("0.");
        text.put(std::string_view("000").substr(0, static_cast<std::size_t>(-point)));
        text.put(digits);
    } else {
        text.put(digits.substr(0, whole));
        for (std::size_t i = digits.size(); i < whole; ++i)
            text.put('0');
        text.put('.');
        text.put(digits.size() > whole ? digits.substr(whole) : "0");
    }
}

void enter(Writing &writing, VALUE container)
{
    checkStack();
    if (++writing.depth > writing.deepest && writing.deepest != 0) {
        --writing.depth;
        rb_funcall(writing.state, rb_intern("depth="), 1, LONG2NUM(writing.depth));
        rb_funcall(writing.state, rb_intern("generate"), 1, container); // raises
    }
}

void writeArray(Writing &writing, VALUE array)
{
    enter(writing, array);
    writing.text.put('[');
    for (long i = 0; i < RARRAY_LEN(array); ++i) {
        if (i > 0)
            writing.text.put(',');
        write(writing, RARRAY_AREF(array, i));
    }
    writing.text.put(']');
    --writing.depth;
}

void writeKey(Writing &writing, VALUE key)
{
    if (RB_SYMBOL_P(key))
        return writeString(writing, rb_sym2str(key));
    if (!RB_SPECIAL_CONST_P(key) && RBASIC_CLASS(key) == rb_cString)
        return writeString(writing, key);
    write(writing, rb_funcall(key, rb_intern("to_s"), 0));
}

struct Entries
{
    Writing *writing;
    bool first;
};

int writeEntry(VALUE key, VALUE value, VALUE data)
{
    auto *entries = pointerFrom<Entries>(data);
    if (!entries->first)
        entries->writing->text.put(',');
    entries->first = false;
    writeKey(*entries->writing, key);
    entries->writing->text.put(':');
    write(*entries->writing, value);
    return ST_CONTINUE;
}

void writeHash(Writing &writing, VALUE hash)
{
    enter(writing, hash);
    Entries entries = {&writing, true};
    writing.text.put('{');
    rb_hash_foreach(hash, writeEntry, valueFrom(&entries));
    writing.text.put('}');
    --writing.depth;
}

void writeSpecial(Writing &writing, VALUE value)
{
    if (RB_FIXNUM_P(value))
        return writeInteger(writing.text, FIX2LONG(value));
    if (RB_FLONUM_P(value))
        return writeFinite(writing.text, RFLOAT_VALUE(value));
    if (RB_STATIC_SYM_P(value))
        return writeString(writing, rb_sym2str(value));
    writing.text.put(value == Qtrue ? "true" : value == Qfalse ? "false" : "null");
}

void write(Writing &writing, VALUE value)
{
    if (RB_SPECIAL_CONST_P(value))
        return writeSpecial(writing, value);
    const VALUE itsClass = RBASIC_CLASS(value);
    if (itsClass == rb_cString)
        return writeString(writing, value);
    if (itsClass == rb_cHash || itsClass == writing.indifferentClass)
        return writeHash(writing, value);
    if (itsClass == rb_cArray)
        return writeArray(writing, value);
    if (itsClass == rb_cFloat && std::isfinite(RFLOAT_VALUE(value)))
        return writeFinite(writing.text, RFLOAT_VALUE(value));
    if (itsClass == rb_cFloat || itsClass == rb_cInteger)
        return leaveToGenerator(writing, value);
    writeObject(writing, value);
}

VALUE json(VALUE, VALUE value, VALUE state, VALUE forHtml)
{
    Writing writing = {
        Text(),
        state,
        indifferentClass(),
        RTEST(forHtml),
        NUM2LONG(rb_funcall(state, rb_intern("max_nesting"), 0)),
        0,
    };
    write(writing, value);
    return writing.text.finished();
}

} // namespace

void defineJsonText(VALUE nativeModule)
{
    rb_define_module_function(nativeModule, "json", RUBY_METHOD_FUNC(json), 3);
}

} // namespace patchbay::host
