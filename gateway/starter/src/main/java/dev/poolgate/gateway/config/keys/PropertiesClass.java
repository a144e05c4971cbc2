package dev.poolgate.gateway.config.keys;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.ResolvableType;

/** The keys that a properties class binds: a record's components, or the properties of a class with setters. */
final class PropertiesClass {

    private PropertiesClass() {}

    static void addTo(KnownKeys node, Class<?> type) {
        properties(type).forEach(property -> addType(node.child(property.name()), property.type()));
    }

    private static void addType(KnownKeys node, ResolvableType type) {
        Class<?> raw = type.toClass();
        if (Map.class.isAssignableFrom(raw)) {
            addMap(node, type.asMap());
        } else if (Collection.class.isAssignableFrom(raw)) {
            addElement(node, type.asCollection().getGeneric(0));
        } else if (isNested(raw)) {
            addTo(node, raw);
        }
    }

    /** The names of a map are anybody's, unless they are an enum's. */
    private static void addMap(KnownKeys node, ResolvableType map) {
        Object[] names = map.getGeneric(0).toClass().getEnumConstants();
        if (names == null) {
            addElement(node, map.getGeneric(1));
            return;
        }
        for (Object name : names) {
            addType(node.child(name.toString().toLowerCase(Locale.ROOT).replace('_', '-')), map.getGeneric(1));
        }
    }

    private static void addElement(KnownKeys node, ResolvableType element) {
        if (isNested(element.toClass())) {
            addType(node.child(KnownKeys.ANY), element);
        }
    }

    /** Values of other packages, such as a duration, have a text form. */
    private static boolean isNested(Class<?> type) {
        return !type.isEnum()
                && !BeanUtils.isSimpleValueType(type)
                && (type.isRecord() || type.getName().startsWith("dev.poolgate."))
                && properties(type).findAny().isPresent();
    }

    private static Stream<Property> properties(Class<?> type) {
        return type.isRecord() ? ofRecord(type) : ofBean(type);
    }

    private static Stream<Property> ofRecord(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(PropertiesClass::property);
    }

    private static Property property(RecordComponent component) {
        return new Property(
                DataObjectPropertyName.toDashedForm(component.getName()),
                ResolvableType.forMethodReturnType(component.getAccessor()));
    }

    private static Stream<Property> ofBean(Class<?> type) {
        return Arrays.stream(BeanUtils.getPropertyDescriptors(type))
                .filter(descriptor -> descriptor.getWriteMethod() != null)
                .map(descriptor -> new Property(
                        DataObjectPropertyName.toDashedForm(descriptor.getName()),
                        ResolvableType.forMethodParameter(descriptor.getWriteMethod(), 0)));
    }

    private record Property(String name, ResolvableType type) {}
}
