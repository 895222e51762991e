using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace StackStage.Cmdlets.Tests;

/// <summary>What holds for every record that a cmdlet writes, and for what is in it.</summary>
public class RecordTests
{
    public static IEnumerable<object[]> Records
    {
        get
        {
            var found = new HashSet<Type>();
            var open = new Queue<Type>(typeof(StageCmdlet).Assembly.GetTypes()
                .SelectMany(type => type.GetCustomAttributesData())
                .Where(data => data.AttributeType.Name == nameof(OutputTypeAttribute))
                .SelectMany(data => data.ConstructorArguments)
                .SelectMany(argument => argument.Value is IEnumerable<CustomAttributeTypedArgument> several ? several.Select(one => one.Value) : [argument.Value])
                .OfType<Type>());
            while (open.TryDequeue(out var type))
            {
                foreach (var part in new[] { type }.Concat(type.GenericTypeArguments))
                {
                    if (part.Namespace?.StartsWith("StackStage", StringComparison.Ordinal) == true && !part.IsEnum && !part.IsGenericType && found.Add(part))
                    {
                        part.GetProperties().Select(property => property.PropertyType).ToList().ForEach(open.Enqueue);
                    }
                }
            }

            return found.Select(type => new object[] { type });
        }
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Has_lists_whose_text_is_what_is_in_them(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var record = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(property => typeof(IEnumerable).IsAssignableFrom(property.PropertyType) && property.PropertyType != typeof(string)))
        {
            Assert.True(property.CanWrite, $"{type.Name}.{property.Name} is a list that cannot be set.");
            property.SetValue(record, Sample(property.PropertyType));

            var text = property.GetValue(record)!.ToString();
            Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("StackStage.", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Has_no_property_that_only_a_view_needs(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        Assert.DoesNotContain(type.GetProperties(), property => property.Name.EndsWith("Text", StringComparison.Ordinal));
    }

    [Fact]
    public void Are_found()
    {
        Assert.Superset(
            new HashSet<string> { "DistributionRemoval", "DistributionLeftover", "StepResult", "StageCertificate", "CertificateHolder", "PulumiResource", "SnapshotChange" },
            Records.Select(row => ((Type)row[0]).Name).ToHashSet());
    }

    private static object Sample(Type list)
    {
        if (list.IsGenericType && list.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        {
            return new Dictionary<string, IReadOnlyList<string>> { ["property"] = ["urn"] };
        }

        var items = Array.CreateInstance(list.GenericTypeArguments[0], 1);
        items.SetValue(list.GenericTypeArguments[0] == typeof(string) ? "one" : null, 0);
        return items;
    }
}
