using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using StackStage.Runner.Catalog;

namespace StackStage.Runner.Binding;

/// <summary>Carries out the validation attributes of a parameter, as PowerShell does before it sets one.</summary>
internal static class ParameterValidation
{
    /// <summary>Whether the cmdlet says that the parameter, once bound, has a value.</summary>
    public static bool RefusesNull(ParameterDescription parameter) =>
        parameter.Sets.Any(entry => entry.Mandatory)
        || parameter.Attributes.Any(attribute => attribute.AttributeType.Name is nameof(ValidateNotNullAttribute) or nameof(ValidateNotNullOrEmptyAttribute));

    /// <exception cref="UsageException">The value breaks a rule.</exception>
    public static void Check(ParameterDescription parameter, object? value)
    {
        var values = parameter.IsArray && value is IEnumerable several ? [.. several.Cast<object?>()] : new[] { value };
        var isMandatory = parameter.Sets.Any(entry => entry.Mandatory);
        foreach (var attribute in parameter.Attributes)
        {
            switch (attribute.AttributeType.Name)
            {
                case nameof(ValidateNotNullOrEmptyAttribute):
                    Require(value is not null && values.Length > 0 && values.All(IsSomething), parameter, "must not be empty");
                    break;
                case nameof(ValidateNotNullAttribute):
                    Require(value is not null, parameter, "must not be null");
                    break;
                case nameof(ValidateSetAttribute):
                    var allowed = parameter.AllowedValues;
                    Require(
                        values.All(one => allowed.Contains(Text(one), StringComparer.OrdinalIgnoreCase)), parameter, "takes one of " + string.Join(", ", allowed));
                    break;
                case nameof(ValidateRangeAttribute):
                    if (attribute.ConstructorArguments.Count == 2)
                    {
                        var (low, high) = (Number(attribute.ConstructorArguments[0].Value), Number(attribute.ConstructorArguments[1].Value));
                        Require(values.All(one => Number(one) >= low && Number(one) <= high), parameter, FormattableString.Invariant($"is between {low} and {high}"));
                    }

                    break;
                case nameof(ValidatePatternAttribute):
                    var pattern = Argument<string>(attribute, 0);
                    Require(
                        values.All(one => Regex.IsMatch(Text(one), pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)), parameter, $"must match {pattern}");
                    break;
                case nameof(ValidateCountAttribute):
                    var (least, most) = (Argument<int>(attribute, 0), Argument<int>(attribute, 1));
                    Require(values.Length >= least && values.Length <= most, parameter, FormattableString.Invariant($"takes {least} to {most} values"));
                    break;
                case nameof(ValidateLengthAttribute):
                    var (shortest, longest) = (Argument<int>(attribute, 0), Argument<int>(attribute, 1));
                    Require(
                        values.All(one => Text(one).Length >= shortest && Text(one).Length <= longest),
                        parameter,
                        FormattableString.Invariant($"has {shortest} to {longest} characters"));
                    break;
            }
        }

        // PowerShell refuses empty values of mandatory parameters unless the cmdlet allows them.
        if (isMandatory && !parameter.Attributes.Any(attribute => attribute.AttributeType.Name is nameof(AllowEmptyStringAttribute) or nameof(AllowEmptyCollectionAttribute)))
        {
            Require(value is not null && values.Length > 0 && values.All(IsSomething), parameter, "must not be empty");
        }
    }

    private static bool IsSomething(object? value) => value switch
    {
        null => false,
        string text => text.Length > 0,
        ICollection collection => collection.Count > 0,
        _ => true,
    };

    private static T Argument<T>(CustomAttributeData attribute, int index) => (T)attribute.ConstructorArguments[index].Value!;

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    private static double Number(object? value) => value is null ? double.NaN : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static void Require(bool holds, ParameterDescription parameter, string rule)
    {
        if (!holds)
        {
            throw new UsageException("ParameterArgumentValidationError", $"-{parameter.Name} {rule}.");
        }
    }
}
