// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/host/indifferent.h"

namespace patchbay::host
{

namespace
{

// One hash on its way. Lives on the stack, where the collector sees its objects.
struct Copy
{
    VALUE indifferentClass;
    VALUE target;
};

VALUE copyOf(VALUE indifferentClass, VALUE hash);
VALUE converted(const Copy &copy, VALUE value);

// Only what is not like its original is written, so that a list of plain values stays shared with
// it.
VALUE convertedArray(const Copy &copy, VALUE array)
{
    checkStack();
    const VALUE result = rb_ary_dup(array);
    for (long i = 0; i < RARRAY_LEN(result); ++i) {
        const VALUE item = RARRAY_AREF(result, i);
        const VALUE becomes = converted(copy, item);
        if (becomes != item)
            rb_ary_store(result, i, becomes);
    }
    return result;
}

// Is the value surely neither a Hash nor an Array, even if asked?
bool isPlain(VALUE value)
{
    if (RB_SPECIAL_CONST_P(value))
        return true;
    const VALUE itsClass = RBASIC_CLASS(value);
    if (itsClass == rb_cString || itsClass == rb_cFloat)
        return true;
    const int type = RB_BUILTIN_TYPE(value);
    return type != T_HASH && type != T_ARRAY
        && rb_method_basic_definition_p(CLASS_OF(value), rb_intern("is_a?")) != 0;
}

// HashWithIndifferentAccess#convert_value as update calls it.
VALUE converted(const Copy &copy, VALUE value)
{
    if (isPlain(value))
        return value;
    const VALUE itsClass = RBASIC_CLASS(value);
    if (itsClass == rb_cHash)
        return copyOf(copy.indifferentClass, value);
    if (itsClass == copy.indifferentClass)
        return value;
    if (itsClass == rb_cArray && !RB_FL_TEST_RAW(value, RUBY_FL_EXIVAR))
        return convertedArray(copy, value);
    return rb_funcall(copy.target, rb_intern("convert_value"), 1, value);
}

int addEntry(VALUE key, VALUE value, VALUE data)
{
    const Copy &copy = *pointerFrom<const Copy>(data);
    const VALUE name = RB_SYMBOL_P(key) ? rb_sym2str(key) : key;
    rb_hash_aset(copy.target, name, converted(copy, value));
    return ST_CONTINUE;
}

void merge(const Copy &copy, VALUE hash)
{
    checkStack();
    rb_hash_foreach(hash, addEntry, valueFrom(&copy));
}

VALUE copyOf(VALUE indifferentClass, VALUE hash)
{
    const Copy copy = {indifferentClass, rb_obj_alloc(indifferentClass)};
    merge(copy, hash);
    const VALUE byDefault = rb_funcallv(hash, rb_intern("default"), 0, nullptr);
    if (RTEST(byDefault))
        rb_funcall(copy.target, rb_intern("default="), 1, byDefault);
    const VALUE procedure = rb_funcallv(hash, rb_intern("default_proc"), 0, nullptr);
    if (RTEST(procedure))
        rb_funcall(copy.target, rb_intern("default_proc="), 1, procedure);
    return copy.target;
}

// A Hash whose methods may be its own is left to ActiveSupport.
bool isPlainHash(VALUE hash)
{
    return !RB_SPECIAL_CONST_P(hash) && RBASIC_CLASS(hash) == rb_cHash;
}

VALUE indifferent(VALUE, VALUE hash)
{
    const VALUE itsClass = indifferentClass();
    return isPlainHash(hash) ? copyOf(itsClass, hash) : rb_class_new_instance(1, &hash, itsClass);
}

VALUE mergeIndifferent(VALUE, VALUE target, VALUE hash)
{
    const VALUE itsClass = indifferentClass();
    if (RB_SPECIAL_CONST_P(target) || RBASIC_CLASS(target) != itsClass || !isPlainHash(hash))
        return rb_funcall(target, rb_intern("merge!"), 1, hash);
    merge({itsClass, target}, hash);
    return target;
}

} // namespace

void checkStack()
{
    if (ruby_stack_check() != 0)
        rb_raise(rb_eSysStackError, "stack level too deep");
}

VALUE indifferentClass()
{
    if (rb_const_defined(rb_cObject, rb_intern("ActiveSupport")) == 0)
        return Qnil;
    const VALUE library = rb_const_get(rb_cObject, rb_intern("ActiveSupport"));
    return rb_const_get(library, rb_intern("HashWithIndifferentAccess"));
}

void defineIndifferent(VALUE nativeModule)
{
    rb_define_module_function(nativeModule, "indifferent", RUBY_METHOD_FUNC(indifferent), 1);
    rb_define_module_function(
        nativeModule, "merge_indifferent", RUBY_METHOD_FUNC(mergeIndifferent), 2);
}

} // namespace patchbay::host
